class Spell
  KINDS = %i[a b].freeze

  # @pre `!n.negative?`
  def a(n)
    raise ArgumentError, "n" if n < 0

    @n = n
  end

  # @pre `!n.zero?`
  def b(n)
    raise ArgumentError, "n" if n == 0

    @n = n
  end

  # @pre `(1..99) === n`
  def c(n)
    raise ArgumentError, "n" if n < 1
    raise ArgumentError, "n" if n > 99

    @n = n
  end

  # @pre `from.nil? || to.nil? || from <= to`
  def d(from: nil, to: nil)
    raise ArgumentError, "order" if from && to && from > to

    @n = [from, to]
  end

  # @pre `kind && KINDS.include?(kind)`
  def e(kind)
    raise ArgumentError, "kind" unless KINDS.include?(kind)

    @n = kind
  end

  # @pre `n >= 1`
  def f(n)
    return if n < 1

    @n = n
  end

  # @pre `!n.nil?`
  def g(n: nil)
    raise ArgumentError, "n" unless n

    @n = n
  end

  # @pre `!(a.nil? && b.nil?)`
  def h(a: nil, b: nil)
    raise ArgumentError, "a or b" unless a || b

    @n = a || b
  end

  # @pre `n.positive? && n.odd?`
  def i(n)
    raise ArgumentError, "n" unless n.odd? && n > 0

    @n = n
  end
end
