class Account
  attr_reader :balance, :owner

  # @modifies balance, @history
  def initialize(balance, owner)
    @balance = balance
    @owner = owner
    @history = []
  end

  # @modifies balance, @history -- the two that belong together
  def withdraw(amount)
    raise ArgumentError, "amount must be positive" unless amount.is_a?(Integer) && amount.positive?

    self.class.logger.info("x")
    @balance -= amount
    list = @history
    list << amount
    parts = []
    parts << amount
    copy = @history.dup
    copy << 1
    fresh = Note.new
    fresh.text = "x"
  end

  # @modifies self
  def reset
    @balance = 0
    @history.clear
  end

  # @modifies nothing
  def rate
    @rate ||= Rates.find(1)
    names = owner.names.map { |n| n.upcase }
    names.sort!
    Rates.lookup(owner)
  end

  # @modifies owner
  def rename(name)
    owner.name = name
    owner.save!
    owner.profile.touch
  end

  # @modifies owner.name
  def rename_only(name)
    owner.name = name
    owner.save!
  end

  # @modifies cents
  def pay
    @cents_in_drawer = 1
  end

  # @modifies the ledger of the day
  def prose
    @anything = 1
  end

  # @modifies shape
  def shape!
    @width = 1
    @height = 2
  end

  def shape
    [@width, @height]
  end

  # @modifies @balance
  def unknown(order)
    order.recalculate!
    Something.helper(order)
    notify(order)
  end
end
