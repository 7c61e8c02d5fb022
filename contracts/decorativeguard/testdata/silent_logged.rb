class Release
  def leaves(container)
    if container.nil?
      Rails.logger.warn("container is missing")
      return Failure(:container_missing)
    end

    container.release!
  end

  def raises(container)
    if container.nil?
      Rails.logger.warn("container is missing")
      raise ArgumentError, "container is required"
    end
    container.release!
  end

  def optional(container)
    Rails.logger.warn("container is missing") if container.nil?
    container&.release!
  end

  def branches(container)
    if container.nil?
      Rails.logger.warn("container is missing")
    else
      container.release!
    end
  end

  def tested_below(container)
    Rails.logger.warn("container is missing") if container.nil?
    container.release! if container
    other.touch!
  end

  def guarded_below(container)
    Rails.logger.warn("container is missing") if container.nil?
    return if container.nil?

    container.release!
  end

  def deprecated(options)
    warn "options is deprecated and must not be used" if options.present?
    options.each { |key, value| store(key, value) }
  end

  def default(container)
    logger.warn("container is missing, using the default") if container.nil?
    (container || fallback).release!
  end

  def about_progress(rows)
    Rails.logger.info("importing #{rows.size} rows") if rows.any?
    rows.each(&:import!)
  end

  def last_line(container)
    container.release!
    Rails.logger.warn("container must be empty") unless container.empty?
  end

  def called(order)
    check = -> { raise ArgumentError, "order is required" if order.nil? }
    check.call
    order.ship!
  end

  def passed_on(order)
    check = -> { raise ArgumentError, "order is required" if order.nil? }
    within(&check)
    order.ship!
  end

  def block_return(orders)
    orders.each { |order| return Failure(:missing) if order.nil? }
    Success(orders)
  end

  def kept(order)
    error = ArgumentError.new("order is required") if order.nil?
    error || order.ship!
  end
end
