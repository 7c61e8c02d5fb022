class Discount
  # @pre `cents.nil? || cents > 0`
  def set(cents = nil)
    raise ArgumentError, "cents must be positive" if cents && cents <= 0

    @cents = cents
  end

  # @pre `!express || address`
  def ship(express:, address: nil)
    raise ArgumentError, "express needs an address" if express && address.nil?

    @address = address
  end
end
