class Tip
  def call(text)
    tip = Float(text)
    raise ArgumentError, "tip must be positive" if tip <= 0

    tip
  end
end
