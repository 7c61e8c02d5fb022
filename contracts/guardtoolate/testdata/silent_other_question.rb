class Withdraw
  def call(wallet, cents)
    raise ArgumentError, "wallet is required" if wallet.nil?
    raise ArgumentError, "cents must be positive" unless cents.is_a?(Integer) && cents.positive?

    available = wallet.balance - wallet.held
    return Failure(:insufficient) if cents > available
    return Failure(:closed) if wallet.closed?

    wallet.withdraw!(cents)
  end

  def rename(label)
    clean = label.strip
    raise ArgumentError, "label must not be blank" if clean.empty?

    clean
  end

  def half(order)
    if order
      order.halve!
    end
    raise ArgumentError, "order is required" if order.nil?
  end

  def again(order)
    order = order.reload
    raise ArgumentError, "order is gone" if order.nil?

    order
  end
end
