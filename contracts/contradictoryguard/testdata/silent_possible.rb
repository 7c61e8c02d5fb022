class Possible
  def reassigned(size)
    raise ArgumentError if size >= 10
    size *= 10
    raise ArgumentError if size < 20
    size
  end

  def opaque(window)
    raise ArgumentError if window.open? && window.closed?
    raise ArgumentError if window.size > 10 && window.weight < 5
    window
  end

  def changed(order)
    raise ArgumentError if order.lines.empty?
    order.lines.clear
    raise ArgumentError unless order.lines.empty?
    order
  end

  def state(order)
    raise ArgumentError unless order.count > 3
    order.shrink
    raise ArgumentError if order.count > 3
    order
  end

  def range(age)
    raise ArgumentError if age < 18 || age > 65
    raise ArgumentError unless (18..65).cover?(age)
    age
  end

  def list(kind)
    raise ArgumentError unless %w[air sea].include?(kind)
    raise ArgumentError if kind == "air"
    kind
  end

  def branches(kind, n)
    if kind == "air"
      raise ArgumentError if n > 5
    else
      raise ArgumentError if n < 10
    end
    n
  end

  def not_a_number(rate)
    raise ArgumentError unless rate < 5 || rate >= 5
    rate
  end

  def helper(amount)
    validate_amount!(amount)
    raise ArgumentError if amount.nil? && amount.blank?
    amount
  end

  def loop_state(items)
    last = nil
    items.each do |item|
      raise ArgumentError if last && last > 10
      last = item
      raise ArgumentError if last < 2
    end
    last
  end

  def swapped(low, high)
    raise ArgumentError if low > 10
    low, high = high, low
    raise ArgumentError if low < 10
    high
  end

  def memory
    raise ArgumentError if @ready
    prepare
    raise ArgumentError unless @ready
    @ready
  end
end
