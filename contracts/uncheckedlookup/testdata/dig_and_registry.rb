class Dispatch
  HANDLERS = { paid: PaidHandler, refunded: RefundedHandler }.freeze
  NAMES = Hash.new { |h, k| h[k] = k.to_s }

  def initialize(order)
    @order = order
  end

  def call(response)
    city = response.dig("address", "city").upcase # want unchecked-lookup @information
    street = response.dig("address", "street") # want unchecked-lookup street @information
    street = street.strip
    HANDLERS[@order.state].call(@order) # want unchecked-lookup @information
    handler = HANDLERS[@order.kind]
    handler.call(city) if handler
    HANDLERS[:paid].call(street)
    NAMES[@order.kind].upcase
    response.dig("a", "b")&.upcase
    response.dig("a", "c").to_s
  end
end
