# What looks like a guard and is none.
class BookRoom
  def log(guest) # want missing-presence guest
    Rails.logger.warn("no guest") if guest.nil?
    guest.book!(1)
  end

  def rescued(guest) # want missing-presence guest
    begin
      raise ArgumentError, "guest is required" if guest.nil?
    rescue ArgumentError => e
      Rails.logger.warn(e.message)
    end
    guest.book!(1)
  end

  def closed(guest) # want missing-presence guest
    check = -> { raise ArgumentError, "guest is required" if guest.nil? }
    Rails.logger.debug(check)
    guest.book!(1)
  end

  def returned(guest) # want missing-presence guest
    check = lambda { return if guest.nil? }
    check.call
    guest.book!(1)
  end

  def conditional(guest, strict: false) # want missing-presence guest
    raise ArgumentError, "guest is required" if guest.nil? && strict

    guest.book!(1)
  end

  def environment(guest) # want missing-presence guest
    raise ArgumentError, "guest is required" if guest.nil? && Rails.env.development?

    guest.book!(1)
  end

  def environment_block(guest) # want missing-presence guest
    if Rails.env.test?
      raise ArgumentError, "guest is required" if guest.nil?
    end
    guest.book!(1)
  end

  def propagated(guest) # want missing-presence guest
    Log.create!(name: guest&.name)
    guest.book!(1)
  end

  def tried(guest) # want missing-presence guest
    Log.create!(name: guest.try(:name))
    guest.book!(1)
  end

  def below(guest)
    guest.book!(1)
    raise ArgumentError, "guest is required" if guest.nil?
  end

  def unsafe(guest) # want missing-presence guest
    T.unsafe(guest).touch
    guest.book!(1)
  end

  def ensured(guest) # want missing-presence guest
    begin
      guest.book!(1)
    ensure
      Rails.logger.info("done")
    end
  end
end
