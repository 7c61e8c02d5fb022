class Discount
  def call(invoice, discount: nil)
    raise ArgumentError, "invoice is required" if invoice.nil?

    log(discount.code) if discount
    total = invoice.cents
    total -= discount.cents # want unbranched-optional discount
    total
  end
end
