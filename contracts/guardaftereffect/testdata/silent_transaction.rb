class Settle
  def call(invoice, account)
    raise ArgumentError, "invoice is required" if invoice.nil?

    Invoice.transaction do
      invoice.update!(settled: true)
      raise ArgumentError, "account is required" if account.nil?

      account.credit!(invoice.cents)
    end
  end
end
