# frozen_string_literal: true

module Wallets
  # Moves credits between two wallets of one owner.
  class TransferService < BaseService
    LIMIT = 10_000

    Result = Struct.new(:from, :to, keyword_init: true) do
      def moved?
        !from.nil? && !to.nil?
      end
    end

    attr_reader :from, :to

    def self.call(...)
      new(...).call
    end

    def initialize(from:, to:, amount:, note: nil)
      @from = from
      @to = to
      @amount = amount
      @note = note
    end

    def call
      return failure("amount") unless amount.positive?

      ActiveRecord::Base.transaction do
        from.update!(balance: from.balance - amount)
        to.update!(balance: to.balance + amount)
        record_transfer if note
      end

      Result.new(from:, to:)
    rescue ActiveRecord::RecordInvalid => e
      failure(e.message)
    end

    class << self
      def limit_for(owner)
        case owner.plan
        when "free" then 100
        else LIMIT
        end
      end

      private

      def audit(owner)
        Rails.logger.info(<<~TEXT)
          owner #{owner.id}
          limit #{limit_for(owner)}
        TEXT
      end
    end

    private

    attr_reader :amount, :note

    def record_transfer
      [from, to].each do |wallet|
        wallet.transfers.create!(amount:, note:)
      end
    end

    memoize def currency
      if from.currency == to.currency
        from.currency
      else
        raise ArgumentError, "currencies differ"
      end
    end

    def failure(message)
      { success: false, message: message }
    end
  end

  class TransferService
    def reversed
      self.class.new(from: to, to: from, amount:)
    end
  end
end
