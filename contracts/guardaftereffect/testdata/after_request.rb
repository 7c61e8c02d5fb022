class ChargeDeposit
  def call(card, cents)
    raise ArgumentError, "card is required" if card.nil?

    Faraday.post("https://pay.example/holds", card: card.token)
    raise ArgumentError, "cents must be positive" unless cents.is_a?(Integer) && cents.positive? # want guard-after-effect cents @warning

    card.charge!(cents)
  end
end
