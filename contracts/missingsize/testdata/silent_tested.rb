class Guarded
  def call(readings)
    raise ArgumentError, "readings must not be empty" if readings.empty?

    [readings.first.celsius, readings.sum(&:celsius) / readings.size]
  end
end

class Benign
  def call(gusts)
    return 0 if gusts.nil? || gusts.empty?

    gusts.sum / gusts.length
  end
end

class Sized
  def call(gusts)
    return 0 unless gusts.size.positive?

    gusts.sum / gusts.size
  end
end

class Zero
  def call(gusts)
    return 0 if gusts.length.zero?

    gusts.last.speed
  end
end

class Blank
  def call(gusts)
    raise ArgumentError, "gusts is required" if gusts.blank?

    gusts.min.round
  end
end

class AsArray
  def call(recipients)
    return failure(:none) if recipients.to_a.compact.empty?

    recipients.first.email
  end
end

class Exact
  def call(pairs)
    raise ArgumentError, "exactly one" unless pairs.size == 1

    pairs.first.left
  end
end

class ElementAsked
  def call(bids)
    winner = bids.first
    return if winner.nil?

    winner.notify!
  end
end

class Safe
  def call(bids)
    bids.first&.bidder
  end
end

class InLoop
  def call(bids)
    bids.map { |bid| bid.amount / bids.size }
  end
end

class Ternary
  def call(gusts)
    gusts.any? ? gusts.sum / gusts.size : 0
  end
end

class Validated
  def initialize(bids:)
    @bids = bids
    ensure_bids!
  end

  def call = @bids.first.bidder

  private

  def ensure_bids!
    raise ArgumentError, "bids must not be empty" if @bids.empty?
  end
end
