class RefreshToken
  def call(connection)
    begin
      raise ArgumentError, "connection is required" if connection.nil? # want swallowed-guard connection @warning
    rescue ArgumentError => e
      Rails.logger.warn(e.message)
    end

    connection.refresh!
  end

  def bare(connection)
    begin
      raise "connection is required" unless connection # want swallowed-guard connection @warning
    rescue
      nil
    end
    connection.refresh!
  end

  def or_form(connection)
    begin
      connection || raise(ArgumentError, "connection is required") # want swallowed-guard connection @warning
    rescue StandardError
    end
    connection.refresh!
  end

  def helper(connection)
    begin
      ensure_connection(connection) # want swallowed-guard connection @warning
    rescue ArgumentError
      Sentry.capture_message("no connection")
    end
    connection.refresh!
  end

  def conversion(room, seats)
    begin
      Integer(seats) # want swallowed-guard seats @warning
    rescue ArgumentError, TypeError
      Rails.logger.info("bad seats")
    end

    room.update!(seats: seats)
  end

  def subclass(connection)
    begin
      raise KeyError, "connection is required" if connection.nil? # want swallowed-guard connection @warning
    rescue IndexError
      nil
    end
    connection.refresh!
  end

  def own_state
    begin
      raise "closed" if @closed # want swallowed-guard closed @warning
    rescue => e
      puts e.message
    end
    Receipt.create!(total: 1)
  end

  def claims(connection)
    raise ArgumentError, "connection is required" if connection.nil? # want swallowed-guard connection @warning

    connection.refresh!
  rescue ArgumentError
    true
  end

  def final(connection)
    raise ArgumentError, "connection is required" if connection.nil? # want swallowed-guard connection @warning

    connection.refresh!
  ensure
    return connection
  end

  def with_other_work(connection)
    begin
      raise ArgumentError, "connection is required" if connection.nil? # want swallowed-guard connection @warning
      Counter.increment
    rescue StandardError => e
      Rails.logger.warn(e.message)
    end

    connection.refresh!
  end

  private

  def ensure_connection(connection)
    raise ArgumentError, "connection is required" if connection.nil?
  end
end
