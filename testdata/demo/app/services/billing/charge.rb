module Billing
  # Keeps a payment and takes the money. Nothing says what an amount may be.
  class Charge < ApplicationService
    def initialize(account:, amount:)
      raise ArgumentError, "account is required" if account.nil?

      @account = account
      @amount = amount
    end

    def call
      payment = Payment.create!(account: @account, amount: @amount)
      Stripe::Charge.create(amount: @amount, customer: @account.stripe_id)
      payment
    end
  end
end
