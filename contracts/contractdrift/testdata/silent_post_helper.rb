class Report
  # @post `result.success?`
  def call(id)
    raise ArgumentError, "id" if id.nil?
    Other.process(id)
  end
end
