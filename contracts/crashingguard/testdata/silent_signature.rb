# typed: true
class Signed
  extend T::Sig

  sig { params(amount: Integer, lines: T::Array[String]).returns(Integer) }
  def call(amount, lines)
    raise ArgumentError unless amount.positive?
    raise ArgumentError if lines.empty?
    amount
  end
end
