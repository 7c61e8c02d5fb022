class ForgetTotals
  def call(invoice)
    raise ArgumentError, "invoice is required" if invoice.nil?

    Rails.cache.delete("totals/#{invoice}")
  end
end
