class Lend
  def call(lead, borrower)
    raise ArgumentError, "lead is required" if lead.nil?

    lead.update!(lent: true)
    raise ArgumentError, "borrower is required" if borrower.nil?

    lead.update!(lent_to: borrower.name)
  rescue ArgumentError => e
    lead.update!(lent: false)
    Failure(e.message)
  end

  def another(lead, borrower)
    raise ArgumentError, "lead is required" if lead.nil?

    lead.update!(lent: true)
    raise ArgumentError, "borrower is required" if borrower.nil? # want guard-after-effect borrower

    lead.update!(lent_to: borrower.name)
  rescue Timeout::Error
    lead.update!(lent: false)
  end
end
