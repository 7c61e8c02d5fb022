# @invariant `balance >= 0`
class A1
  attr_reader :balance
  def initialize(b) = @balance = b
  def withdraw!(n) = @balance -= n # want invariant-not-restored
end

# @invariant balance >= 0
class A2
  attr_reader :balance
  def initialize(balance:)
    @balance = balance
  end
  def withdraw!(n)
    @balance = @balance - n # want invariant-not-restored
    self
  end
end

class Base3
  def initialize(n)
    @n = n
    check_invariants!
  end
end

class Sub3 < Base3
  def bump(by)
    @n += by # want invariant-not-restored
  end

  private

  def check_invariants!
    raise "n" unless @n > 0
  end
end

# @invariant `seats.size <= 10`
class A4
  def initialize
    @seats = {}
  end

  def take(k, v)
    @seats[k] = v # want invariant-not-restored
  end

  def ok_take(k, v)
    raise "full" if @seats.size >= 10

    @seats[k] = v
  end

  def leave(k)
    @seats.delete(k)
  end

  private

  attr_reader :seats
end

# @invariant `items.size > 0`
class A5
  def initialize(items)
    raise ArgumentError if items.empty?

    @items = items.dup
  end

  def clear!
    @items.clear # want invariant-not-restored
  end

  def replace(items)
    @items = items # want invariant-not-restored
  end

  def items = @items.dup
end

# @invariant `start <= finish`
class A6
  attr_reader :start, :finish

  def initialize(start, finish)
    raise ArgumentError if start > finish

    @start, @finish = start, finish
  end

  def shift(by)
    @start += by
    @finish += by
  end

  def delay(by)
    @start += by # want invariant-not-restored
  end

  def move(start, finish)
    raise ArgumentError unless start <= finish

    @start = start
    @finish = finish
  end
end

# @invariant `amount > 0`
class A7
  def initialize(amount)
    self.amount = amount
  end

  attr_reader :amount

  private

  def amount=(value)
    raise ArgumentError, "amount" unless value.is_a?(Numeric) && value > 0

    @amount = value
  end
end

# @invariant `amount > 0`
class A8 < ApplicationRecord
  def add(n)
    self.amount += n
  end

  def set(n)
    update!(amount: n)
  end
end

# @invariant `!@closed || @balance == 0`
class A9
  def initialize
    @closed = false
    @balance = 0
  end

  def close
    raise "not empty" unless @balance == 0

    @closed = true
  end

  def force_close
    @closed = true # want invariant-not-restored
  end

  def close_and_clear
    @balance = 0
    @closed = true
  end
end

# @invariant `level.between?(0, 100)`
# @invariant `(0..100).cover?(rate)`
class A10
  attr_reader :level, :rate

  def initialize(level, rate)
    raise ArgumentError unless level.between?(0, 100) && (0..100).cover?(rate)

    @level = level
    @rate = rate
  end

  def level=(v)
    @level = v # want invariant-not-restored
  end

  def safe(v)
    @rate = v.clamp(0, 100)
  end

  def safe2(v)
    raise ArgumentError if v < 0 || v > 100

    @rate = v
  end

  def half(v)
    raise ArgumentError if v < 0

    @rate = v # want invariant-not-restored
  end
end

# @invariant `state.in?(STATES)`
class A11
  STATES = %i[open closed].freeze
  attr_reader :state

  def initialize
    @state = :open
  end

  def close
    @state = :closed
  end

  def cancel
    @state = :cancelled # want invariant-not-restored
  end

  def to(state)
    @state = state # want invariant-not-restored
  end

  def safe(state)
    raise ArgumentError unless STATES.include?(state)

    @state = state
  end

  def case_safe(state)
    case state
    when :open, :closed then @state = state
    else raise ArgumentError
    end
  end
end

# @invariant `count >= 0`
class A12
  attr_reader :count

  def initialize
    @count = 0
  end

  def dec
    return if @count.zero?

    @count -= 1
  end

  def dec2
    @count -= 1 if @count > 0
  end

  def dec3
    @count -= 1 # want invariant-not-restored
  end

  def inc
    @count += 1
  end

  def loop_dec(n)
    n.times { @count -= 1 } # want invariant-not-restored
  end

  def with_tx(n)
    transaction do
      @count -= n # want invariant-not-restored
    end
  end

  def ensure_dec(n)
    @count -= n # want invariant-not-restored
  ensure
    log
  end

  def swap(n)
    old = @count
    begin
      @count = n
      validate!
    rescue ArgumentError
      @count = old
    end
  end

  private

  def validate! = (raise ArgumentError if @count < 0)
end
