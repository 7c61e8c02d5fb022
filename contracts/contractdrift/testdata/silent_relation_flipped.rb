class Window
  # @pre `from <= to`
  def set(from, to)
    raise ArgumentError, "from must not be after to" if to < from

    @from = from
    @to = to
  end

  # @pre `!(from > to)`
  def reset(from, to)
    raise ArgumentError, "from must not be after to" unless to >= from

    @from = from
    @to = to
  end
end
