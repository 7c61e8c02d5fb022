class Settle
  def call(invoice, account)
    raise ArgumentError, "invoice is required" if invoice.nil?

    Invoice.transaction do
      invoice.update!(settled: true)
    end
    raise ArgumentError, "account is required" if account.nil? # want guard-after-effect account

    account.credit!(invoice.cents)
  end
end
