# A type without a bound leaves the sign open.
class RefillDry
  extend Dry::Initializer

  option :amount, Types::Strict::Integer # want missing-range amount @information

  def call
    Wallet.create!(amount: amount)
  end
end

class RefillSig
  extend T::Sig

  sig { params(amount: Integer).void }
  def call(amount) # want missing-range amount @information
    Wallet.create!(amount: amount)
    true
  end
end

class RefillOperandi < Operandi::Base
  arg :amount, type: Integer # want missing-range amount @information

  step :store

  private

  def store
    Wallet.create!(amount: amount)
  end
end

class RefillInteraction < ActiveInteraction::Base
  integer :amount # want missing-range amount @information

  def execute
    Wallet.create!(amount: amount)
  end
end

class RefillExtras
  pattr_initialize [:amount!] # want missing-range amount @warning

  def call
    Wallet.create!(amount: amount)
  end
end
