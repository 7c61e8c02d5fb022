class Charge
  def initialize(order, status)
    @order = order
    @status = status
  end

  def call(amount, status)
    raise ArgumentError, "order is required" if @order.nil?
    raise ArgumentError, "amount must be positive" unless amount.positive?
    raise ArgumentError, "status is unknown" unless STATUSES.include?(status)
    raise ArgumentError, "status is unknown" unless STATUSES.include?(@status)
    raise ArgumentError, "user must be persisted" unless @order.persisted?
    raise ArgumentError, "amount is more than the order has" if amount > @order.total
    raise InvalidStateError, "order is closed" if @order.closed?
    raise "order is closed" if @order.closed?
    raise ArgumentError, "order and amount" if @order.closed? && amount > 3
    @order.charge!(amount)
  end

  def items(items)
    raise ArgumentError, "items must not be empty" if items.empty?
    user = User.find_by(id: items.first.user_id)
    raise ArgumentError, "user not found" if user.nil?
  end
end
