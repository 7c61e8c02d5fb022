class ReportTaxes
  def call(note)
    return Failure(:no_customer) if note.customer.nil?

    Taxes.report(note)
    Success(note)
  end
end

class ReportTaxesService
  def call(note)
    # We do not want to raise an error here: it can be tried again.
    ReportTaxes.new.call(note) # want ignored-result ReportTaxes#call @information

    ReportTaxes.new.call(note.parent) # want ignored-result ReportTaxes#call @warning
    note.touch
  end
end
