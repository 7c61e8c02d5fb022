class Auction
  def call(bids) # want missing-size bids @information
    raise ArgumentError, "bids is required" if bids.nil?

    bids.first.bidder
  end
end

class Closing
  def initialize(bids:) # want missing-size bids @information
    raise ArgumentError, "bids is required" if bids.nil?

    @bids = bids
  end

  def call
    best.bidder
  end

  private

  def best = @bids.max_by(&:amount)
end

class Spread
  def call(readings) # want missing-size readings @information
    readings.max - readings.min
  end
end

class Latest
  def call(versions) # want missing-size versions
    newest = versions.sort_by(&:number).last
    newest.publish!
  end
end

class Destructured
  def call(names) # want missing-size names
    first, _rest = names
    first.upcase
  end
end
