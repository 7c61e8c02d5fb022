class AppsController < ApplicationController
  def update
    app.update(app_params)

    if app.save
      redirect_to app
    else
      render :edit
    end
  end
end
