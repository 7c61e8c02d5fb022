class Payer
  # @pre `!card.nil? || !iban.nil?` # want contract-drift @warning
  def pay(card: nil, iban: nil)
    raise ArgumentError, "give card or iban, not both" if card && iban

    @card = card
    @iban = iban
  end
end
