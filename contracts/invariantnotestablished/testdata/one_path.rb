# @invariant `rate >= 0 && rate <= 100`
class OnePath
  attr_reader :rate

  def initialize(rate, strict: true) # want invariant-not-established
    raise ArgumentError, "rate" if strict && !rate.between?(0, 100)

    @rate = rate
  end
end
