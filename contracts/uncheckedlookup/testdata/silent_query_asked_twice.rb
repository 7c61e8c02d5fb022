class LoadTransactions
  def initialize(user)
    @user = user
  end

  def call
    return [] if customer.nil?

    customer.transactions.order(id: :desc)
  end

  def user_page(id)
    user = User.find_by(id: id)
    return unless user.try(:username)

    user.profile_url
  end

  private

  def customer
    @user.customers.find_by(enterprise: @user.enterprise)
  end
end
