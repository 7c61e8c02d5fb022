class Refund
  def initialize(invoice:, reason: nil)
    raise ArgumentError, "invoice is required" if invoice.nil?

    @invoice = invoice
    @reason = reason
  end

  def call = @invoice.refund!(@reason)
end

class RefundNothing
  def call
    Refund.new(invoice: nil).call # want violated-precondition invoice @error
  end

  def through_a_variable
    nothing = nil
    Refund.new(invoice: nothing) # want violated-precondition invoice @error
  end

  def through_the_class
    Refund.call(invoice: nil) # want violated-precondition invoice @error
  end

  def tested_to_be_missing(invoice)
    Refund.new(invoice: invoice).call if invoice.nil? # want violated-precondition invoice @error
  end
end
