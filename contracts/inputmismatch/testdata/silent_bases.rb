class Placed
  include Interactor
  include Interactor::Contracts

  expects do
    required(:order).filled
  end

  def call
    context.order.place!
  end
end

class Unknown < Company::Operation
  input :name

  def call
    name
  end
end

class Mixed < Actor
  include Company::Inputs

  input :name

  def call
    name
  end
end

class Caller
  def call
    Placed.call(order: 1, extra: 2)
    Unknown.call(title: 1)
    Mixed.call(title: 1)
  end
end
