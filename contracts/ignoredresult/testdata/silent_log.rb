class SchoolLogger
  def self.error(message)
    @error_log ||= Logger.new("log/error.log")
    @error_log.error(message)
  end
end

class AssignRubrics
  def call(form)
    SchoolLogger.error("no rubric") if form.rubrics.empty?
    form.assign!
  end
end
