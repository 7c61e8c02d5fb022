# @invariant `balance >= 0`
class B1
  attr_accessor :balance

  def initialize(balance)
    @balance = balance
  end
end

class B2
  attr_reader :level

  def initialize
    @level = 0
  end

  def add(n)
    @level += n
  end

  private

  def check_invariants!
    raise "level" if @level.negative?
  end
end

# @invariant `rows.size <= 10`
class B3
  attr_reader :rows

  def initialize
    @rows = []
  end
end

# @invariant `rows.length <= 10`
class B4
  def initialize
    @rows = []
  end

  def rows
    @rows
  end

  def each(&block) = @rows.each(&block)
end

class B6
  attr_writer :limit

  def initialize(limit)
    raise ArgumentError, "limit" unless limit > 0

    @limit = limit
  end

  def a(limit)
    raise ArgumentError, "limit" if limit <= 0

    @limit = limit
  end

  def b(value)
    raise ArgumentError, "limit" unless value.positive?

    @limit = value
  end

  def c(limit:)
    @limit = limit # want deviant-writer
  end

  def d
    @limit = 5
  end
end

class B7
  def initialize(email)
    raise ArgumentError, "email" if email.blank?

    @email = email
  end

  def a(email)
    raise ArgumentError, "email" if email.blank?

    @email = email
  end

  def b(email)
    @email = email # want deviant-writer
  end
end

# @invariant `@state != :closed || @balance.zero?`
class B8
  def initialize
    @state = :open
    @balance = 0
  end

  def close
    return false unless @balance.zero?

    @state = :closed
    true
  end

  def bad_close
    @state = :closed
  end
end

# @invariant `total == items.sum`
class B9
  attr_reader :total

  def initialize
    @items = []
    @total = 0
  end

  def add(n)
    @items << n
    @total += n
  end

  private

  attr_reader :items
end

# @invariant `@a + @b <= 10`
class B10
  def initialize(a, b)
    raise ArgumentError if a + b > 10

    @a = a
    @b = b
  end

  def shift(n)
    @a -= n
    @b += n
  end

  def grow(n)
    @a += n
  end
end

# @invariant `name && !name.empty?`
class B11
  attr_reader :name

  def initialize(name)
    raise ArgumentError if name.nil? || name.empty?

    @name = name
  end

  def rename(name)
    return false if name.to_s.strip.empty?

    @name = name
    true
  end

  def bad(name)
    @name = name
  end
end

# @invariant `quantity.is_a?(Integer) && quantity > 0`
class B12
  attr_reader :quantity

  def initialize(quantity)
    @quantity = Integer(quantity)
    raise ArgumentError, "quantity" unless @quantity > 0
  end

  def set(quantity)
    @quantity = Integer(quantity)
  end
end

# @invariant `percent >= 0 && percent <= 100`
class B13
  attr_reader :percent

  def initialize(percent: 0)
    @percent = percent
  end

  def self.full = new(percent: 100)
end

# @invariant `left >= 0`
class B14
  attr_reader :left

  def initialize(left)
    validate_left(left)
    @left = left
  end

  def take(n)
    raise Error, "empty" unless enough?(n)

    @left -= n
  end

  def take2(n)
    raise Error, "empty" if n > left

    @left -= n
  end

  def take3(n)
    @left = [left - n, 0].max
  end

  def take4(n)
    @left = left > n ? left - n : 0
  end

  def take5(n)
    return @left = 0 if n >= left

    @left -= n
  end

  def take6(n)
    n = left if n > left
    @left -= n
  end

  def take7(n)
    n = [n, left].min
    @left -= n
  end

  private

  def enough?(n) = n <= @left

  def validate_left(left)
    raise ArgumentError if left.negative?
  end
end
