class Fresh
  def params_twice(params)
    raise ArgumentError if params.nil?
    raise ArgumentError if params.nil?
    params
  end

  def not_a_number(rate)
    raise ArgumentError if rate <= 0
    raise ArgumentError unless rate > 0
    rate
  end

  def blank_after_nil(name)
    raise ArgumentError if name.nil?
    raise ArgumentError if name.blank?
    name
  end

  def state(order)
    raise ArgumentError unless order.paid?
    order.ship
    raise ArgumentError unless order.paid?
    order
  end

  def helper(user)
    ensure_user!(user)
    raise ArgumentError if user.nil?
    user
  end

  def on_one_path(user, flag)
    raise ArgumentError if flag && user.nil?
    raise ArgumentError if user.nil?
    user
  end

  def reloaded(id)
    user = find(id)
    raise ArgumentError if user.nil?
    user = find(user.manager_id)
    raise ArgumentError if user.nil?
    user
  end

  def emptied(xs)
    raise ArgumentError if xs.empty?
    xs.clear
    raise ArgumentError if xs.empty?
    xs
  end
end
