class ImportRows
  def call(rows)
    rows.each do |row|
      begin
        raise ArgumentError, "row is empty" if row.empty?

        Row.create!(row)
      rescue ArgumentError => e
        Rails.logger.warn(e.message)
      end
    end
    rows.size
  end

  def skipping(rows)
    rows.each do |row|
      begin
        raise ArgumentError, "row is empty" if row.empty?
      rescue ArgumentError
        next
      end
      Row.create!(row)
    end
  end

  def best_effort(user)
    begin
      raise "no mail" if user.email.nil?
      Mailer.welcome(user.email).deliver_now
    rescue StandardError => e
      Rails.logger.warn(e)
    end
    user.update!(welcomed: true)
  end

  def used(text)
    date = begin
      raise ArgumentError, "blank" if text.empty?
      Date.parse(text)
    rescue ArgumentError
      nil
    end
    date || text
  end

  def checked_again(feed)
    begin
      raise ArgumentError, "feed" if feed.nil?
    rescue ArgumentError => e
      Rails.logger.warn(e.message)
    end
    return Failure(:feed) if feed.nil?

    feed.attach!
  end
end
