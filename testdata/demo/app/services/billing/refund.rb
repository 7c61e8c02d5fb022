module Billing
  # A missing charge id does not fail here: it becomes an empty part of the URL that money is sent to.
  class Refund < ApplicationService
    def initialize(charge_id:)
      @charge_id = charge_id
    end

    def call
      response = HTTParty.post("https://pay.example.com/charges/#{@charge_id}/refunds")
      raise "refund was refused" unless response.success?

      response
    end
  end
end
