class ReportService
  def self.call(argv)
    raise ArgumentError, "usage: report PROJECT" unless argv.size == 1

    Report.create!(project: argv.first)
  end
end
