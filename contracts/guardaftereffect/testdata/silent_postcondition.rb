class CreateReceipt
  def call(invoice)
    raise ArgumentError, "invoice is required" if invoice.nil?

    receipt = invoice.receipts.create!(number: 1)
    raise ReceiptError, "receipt was not numbered" if receipt.number.nil?
    raise ReceiptError, "invoice was not closed" unless invoice.closed?

    Success(receipt)
  end
end
