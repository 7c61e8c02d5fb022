class Report
  attr_reader :range

  def initialize(range: nil)
    @range = range
  end

  def call
    return rows unless limited?

    rows.select { |row| range.cover?(row.day) }
  end

  private

  def limited? = !range.nil?

  def rows = Row.all.to_a
end
