class Reprice
  def call(order, bulk)
    ok = order.update(repriced: true)
    if bulk
      return Failure(:bulk) unless ok
    else
      raise "refused" unless ok
    end
    Success(order)
  end

  def guarded(order, dry)
    return Success(:dry) if dry
    return Failure(order.errors) unless order.update(a: 1)

    Success(order)
  end

  def failing(order, other)
    stored = order.update(a: 1)
    return Failure(:no_other) if other.nil?
    return Failure(:not_stored) unless stored

    Success(:stored)
  end

  def rescued(order)
    order.update(a: 1)
    return Failure(order.errors) if order.errors.any?

    Success(:stored)
  rescue Timeout::Error
    Success(:later)
  end

  def bare(order, quick)
    order.update(a: 1)
    return order if quick

    order.errors.any? ? Failure(order.errors) : Success(order)
  end
end
