class Page
  # @pre `limit <= 100` # want contract-drift @warning
  def list(limit: 10)
    raise ArgumentError, "limit must be positive" if limit <= 0

    @limit = limit
  end

  # @pre `limit > 0 && limit <= 100`
  def show(limit: 10)
    raise ArgumentError, "limit must be positive" if limit <= 0
    raise ArgumentError, "limit must not exceed 100" if limit > 100

    @limit = limit
  end
end
