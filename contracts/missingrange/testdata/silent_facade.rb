class ChargeProcessor
  def self.charge!(account, amount_cents, reference:)
    processor = processor_for(account.kind)
    processor.charge!(account, amount_cents, reference: reference)
  end
end
