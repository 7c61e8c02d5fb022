class PayFee
  def call(quote)
    fee = quote.dig("fee", "total")
    (fee.to_d * 100).to_i
  end
end
