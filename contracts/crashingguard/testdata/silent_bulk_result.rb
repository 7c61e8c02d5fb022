# insert_all always answers.
class AddsRows
  def call(rows)
    result = Row.insert_all(rows)
    raise ArgumentError, "nothing" if !result.empty? && (result.nil? || result.rows.empty?)

    result
  end
end
