class TopUp
  def initialize(cents:, lines:)
    @cents = cents
    @lines = lines
  end

  def call
    raise ArgumentError, "cents must be positive" unless @cents.positive? # want crashing-guard cents @warning
    check_lines
    @lines
  end

  private

  def check_lines
    raise ArgumentError, "lines must not be empty" if @lines.empty? # want crashing-guard lines
  end
end

class Positional
  def call(amount, lines, name, at)
    raise ArgumentError, "amount must be positive" if amount <= 0 # want crashing-guard amount
    return Failure(:lines) if lines.size.zero? # want crashing-guard lines
    return Failure(:lines) if name.strip.empty? # want crashing-guard name
    raise ArgumentError, "too long ago" unless at.between?(1, 5) # want crashing-guard at
    amount
  end
end

class Declared
  def call(lines: nil)
    return if lines.empty? # want crashing-guard lines
    lines.first
  end
end
