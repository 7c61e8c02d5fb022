class AttachFeed
  def call(feed)
    raise ArgumentError, "feed is required" if feed.nil?

    feed.attach!
    Success(feed)
  rescue ArgumentError => e
    Failure(e.message)
  end

  def result_object(feed)
    begin
      raise ArgumentError, "feed is required" if feed.nil?
    rescue ArgumentError => e
      return result.service_failure!(code: "feed", message: e.message)
    end
    feed.attach!
  end

  def other_error(feed)
    raise ArgumentError, "feed is required" if feed.nil?
  rescue ArgumentError => e
    raise Sync::InvalidFeed, e.message
  end

  def nil_returned(feed)
    raise ArgumentError, "feed is required" if feed.nil?

    feed.attach!
  rescue ArgumentError => e
    Rails.logger.warn(e.message)
    nil
  end

  def collected(feed)
    begin
      raise ArgumentError, "feed is required" if feed.nil?
    rescue ArgumentError => e
      errors << e.message
    end
    feed&.attach!
  end

  def defaulted(seats)
    begin
      raise ArgumentError, "seats" if seats.zero?
    rescue ArgumentError
      seats = 1
    end
    update!(seats: seats)
  end

  def narrowed(feed)
    begin
      raise ArgumentError, "feed is required" if feed.nil?
      feed.attach!
    rescue Errno::ECONNREFUSED
      nil
    end
    feed.touch!
  end

  def final_failure(feed)
    raise ArgumentError, "feed is required" if feed.nil?
  ensure
    return false
  end

  def retried(feed)
    begin
      raise "not yet" unless feed.ready?
    rescue StandardError
      sleep 1
      retry
    end
    feed.attach!
  end
end
