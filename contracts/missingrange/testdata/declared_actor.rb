# A type alone leaves the sign open; a bound does not.
class Refill < Actor
  input :amount, type: Integer # want missing-range amount @information
  input :fee, type: Integer, must: { be_positive: ->(fee) { fee.positive? } }
  input :price, type: Integer, must: { be_sane: ->(price) { price >= 0 && price < 1_000 } }
  input :cost # want missing-range cost @warning
  input :quantity, in: 1..10

  def call
    raise ArgumentError, "cost is required" if cost.nil?

    Wallet.create!(amount: amount, fee: fee, price: price, cost: cost, quantity: quantity)
  end
end
