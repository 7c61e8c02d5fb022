# Where what the services get comes in.
class AccountsController < ApplicationController
  def destroy
    Accounts::Close.new(email: params[:email]).call
    head :no_content
  end

  def charge
    Billing::Charge.new(account: current_account, amount: params[:amount]).call
    head :created
  end

  def refund
    Billing::Refund.new(charge_id: params[:charge_id]).call
    head :created
  end
end
