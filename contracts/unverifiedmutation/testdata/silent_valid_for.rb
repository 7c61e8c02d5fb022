class ImportActual
  def call(row)
    actual = Actual.new(row)
    if actual.valid?(:history)
      actual.save(context: :history)
      @actual = actual
      true
    else
      false
    end
  end
end
