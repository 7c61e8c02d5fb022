class Pay
  def call(payload) # want missing-shape payload @warning
    iban = payload.fetch(:iban, nil)
    Transfer.create!(iban: iban.upcase)
  end
end

class Transfer < ApplicationRecord
end
